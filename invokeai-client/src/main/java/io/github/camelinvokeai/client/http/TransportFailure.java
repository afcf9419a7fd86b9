package io.github.camelinvokeai.client.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.ServerUnreachableException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Puts a failure below HTTP into words: what happened, in which phase, and which option has to do with it. */
final class TransportFailure {

    private TransportFailure() {
    }

    static InvokeAIException of(String request, IOException e) {
        if (e instanceof SourceStream.Failure) {
            return new InvokeAIException(
                    request + " was given up: what it should upload could not be read ("
                                         + e.getMessage() + ")",
                    e.getCause());
        }
        String connecting = whileConnecting(e);
        if (connecting != null) {
            return new ServerUnreachableException(request + " was not sent: " + connecting, e, false);
        }
        return new ServerUnreachableException(request + " got no complete answer: " + afterConnecting(e), e, true);
    }

    private static String whileConnecting(IOException e) {
        if (e instanceof ConnectionRequestTimeoutException) {
            return "all connections stayed in use; close what was opened for download, or raise maxConnections";
        }
        if (e instanceof ConnectTimeoutException) {
            return "no connection within the time limit (option connectTimeout); check host, port and firewall";
        }
        if (e instanceof UnknownHostException) {
            return "the host name is not known; check the base URL";
        }
        if (e instanceof ConnectException) {
            return "connection refused; check that InvokeAI runs there, and the port of the base URL";
        }
        if (e instanceof NoRouteToHostException) {
            return "no route to the host; check the base URL and the network";
        }
        return whileSecuring(e);
    }

    private static String whileSecuring(IOException e) {
        if (e instanceof SSLHandshakeException || e instanceof SSLPeerUnverifiedException) {
            return "no secure connection, the server's certificate or the protocol was not accepted";
        }
        if (e instanceof SSLException && String.valueOf(e.getMessage()).contains("Unsupported or unrecognized SSL message")) {
            return "the server does not speak TLS there; should the base URL begin with http:?";
        }
        return null;
    }

    private static String afterConnecting(IOException e) {
        if (e instanceof SocketTimeoutException) {
            return "the server fell silent for longer than allowed (option responseTimeout)";
        }
        if (e instanceof NoHttpResponseException) {
            return "the server closed the connection without an answer";
        }
        if (e instanceof InterruptedIOException) {
            return "the wait was interrupted";
        }
        return "the connection broke (" + e.getClass().getSimpleName() + ")";
    }
}
