package io.github.camelinvokeai.component;

import io.github.camelinvokeai.client.events.InvocationEvent;
import io.github.camelinvokeai.client.events.InvocationProgress;
import io.github.camelinvokeai.client.events.InvokeAIEvent;
import io.github.camelinvokeai.client.events.QueueEvent;
import io.github.camelinvokeai.client.events.QueueItemStatusChanged;
import org.apache.camel.Message;

/** Says in headers what routes ask of an event most. */
final class EventHeaders {

    private EventHeaders() {
    }

    /** Makes the event the message's body and sets its headers; what it does not tell gets no header. */
    static void fill(Message message, InvokeAIEvent event) {
        message.setBody(event);
        message.setHeader(InvokeAIConstants.EVENT_NAME, event.name());
        if (event instanceof QueueEvent queued) {
            fillIds(message, queued);
        }
        if (event instanceof QueueItemStatusChanged changed) {
            set(message, InvokeAIConstants.STATUS, changed.status());
        }
        if (event instanceof InvocationEvent invocation) {
            set(message, InvokeAIConstants.NODE_ID, invocation.nodeId());
            set(message, InvokeAIConstants.NODE_TYPE, invocation.nodeType());
        }
        if (event instanceof InvocationProgress progress) {
            set(message, InvokeAIConstants.PERCENTAGE, progress.percentage());
        }
    }

    private static void fillIds(Message message, QueueEvent event) {
        set(message, InvokeAIConstants.QUEUE_ID, event.queueId());
        set(message, InvokeAIConstants.ITEM_ID, event.itemId());
        set(message, InvokeAIConstants.BATCH_ID, event.batchId());
        set(message, InvokeAIConstants.SESSION_ID, event.sessionId());
        set(message, InvokeAIConstants.ORIGIN, event.origin());
        set(message, InvokeAIConstants.DESTINATION, event.destination());
    }

    private static void set(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
