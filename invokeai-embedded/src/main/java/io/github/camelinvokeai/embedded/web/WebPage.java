package io.github.camelinvokeai.embedded.web;

import java.nio.charset.StandardCharsets;

/** The page that is sent where InvokeAI sends its user interface, which this server does not have. */
final class WebPage {

    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="UTF-8" />
              <title>Embedded InvokeAI</title>
            </head>
            <body>
              <p>This server answers InvokeAI's API, below /api and /ws. It has no user interface.</p>
            </body>
            </html>
            """;

    private WebPage() {
    }

    static ApiAnswer answer() {
        return ApiAnswer.bytes("text/html; charset=utf-8", HTML.getBytes(StandardCharsets.UTF_8))
                .withHeader("accept-ranges", "bytes")
                .withHeader("cache-control", "max-age=0, no-cache, no-store, , must-revalidate")
                .withHeader("pragma", "no-cache")
                .withHeader("expires", "0");
    }
}
