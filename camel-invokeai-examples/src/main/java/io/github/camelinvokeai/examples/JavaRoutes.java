package io.github.camelinvokeai.examples;

import org.apache.camel.builder.RouteBuilder;

/** The examples' routes in Java, by the names of their folders. */
final class JavaRoutes {

    private JavaRoutes() {
    }

    static RouteBuilder of(String example) {
        return switch (example) {
            case "events-to-log" -> new EventsToLog();
            case "image-to-image" -> new ImageToImage();
            case "prompt-files" -> new PromptFiles();
            case "table" -> new TableRows();
            case "timer" -> new TimerPictures();
            default -> throw new IllegalArgumentException("There is no Java route for the example " + example);
        };
    }
}
