package io.github.camelinvokeai.cli;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import io.github.camelinvokeai.client.events.BatchEnqueued;
import io.github.camelinvokeai.client.events.FileDownload;
import io.github.camelinvokeai.client.events.InvocationError;
import io.github.camelinvokeai.client.events.InvocationEvent;
import io.github.camelinvokeai.client.events.InvocationProgress;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.ModelInstall;
import io.github.camelinvokeai.client.events.ModelLoad;
import io.github.camelinvokeai.client.events.QueueEvent;
import io.github.camelinvokeai.client.events.QueueItemStatusChanged;
import io.github.camelinvokeai.client.events.QueueItemsCanceled;
import io.github.camelinvokeai.client.events.QueueItemsRetried;
import io.github.camelinvokeai.client.text.OneLine;

/**
 * An event as a line to read: when, what, of which item, and a few words more. Nothing that may hold a prompt or a
 * secret is in it, so the messages of errors and the sources of downloads are not.
 */
final class EventLine {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private EventLine() {
    }

    /** @param heard when it came */
    static String of(InvokeAIEvent event, LocalTime heard) {
        List<String> words = new ArrayList<>();
        if (event instanceof QueueEvent queued) {
            whose(queued, words);
        }
        what(event, words);
        return String.format("%s  %-25s  %s", TIME.format(heard), OneLine.of(event.name()), String.join("  ", words))
                .stripTrailing();
    }

    private static void whose(QueueEvent event, List<String> words) {
        if (event.itemId() != null) {
            words.add("item " + event.itemId());
        }
        if (event.batchId() != null && !(event instanceof InvocationEvent)) {
            add("batch " + event.batchId(), words);
        }
    }

    private static void what(InvokeAIEvent event, List<String> words) {
        if (event instanceof InvocationEvent invocation) {
            add(invocation.nodeType() + " " + invocation.nodeId(), words);
            how(invocation, words);
        } else if (event instanceof QueueItemStatusChanged changed) {
            add(changed.status(), words);
            add(changed.errorType(), words);
        } else if (event instanceof BatchEnqueued enqueued) {
            words.add(enqueued.enqueued() + " of " + enqueued.requested() + " items");
        } else if (event instanceof QueueItemsCanceled canceled) {
            words.add(canceled.itemIds().size() + " items");
        } else if (event instanceof QueueItemsRetried retried) {
            words.add(retried.itemIds().size() + " items");
        } else {
            ofModels(event, words);
        }
    }

    private static void how(InvocationEvent event, List<String> words) {
        if (event instanceof InvocationProgress progress && progress.percentage() != null) {
            words.add((int) Math.floor(progress.percentage() * 100) + " %");
        } else if (event instanceof InvocationError error) {
            add(error.errorType(), words);
        }
    }

    private static void ofModels(InvokeAIEvent event, List<String> words) {
        if (event instanceof ModelLoad load) {
            add("model " + (load.modelName() == null ? load.modelKey() : load.modelName()), words);
            add(load.submodelType(), words);
        } else if (event instanceof ModelInstall install) {
            bytes(install.bytes(), install.totalBytes(), words);
            add(install.errorType(), words);
        } else if (event instanceof FileDownload download) {
            bytes(download.bytes(), download.totalBytes(), words);
            add(download.errorType(), words);
        }
    }

    private static void bytes(Long done, Long all, List<String> words) {
        if (done != null && all != null) {
            words.add(done + " of " + all + " bytes");
        }
    }

    private static void add(String word, List<String> words) {
        if (word != null) {
            words.add(OneLine.of(word));
        }
    }
}
