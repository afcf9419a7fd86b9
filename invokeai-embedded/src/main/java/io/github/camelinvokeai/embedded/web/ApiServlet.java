package io.github.camelinvokeai.embedded.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.github.camelinvokeai.embedded.auth.Access;
import io.github.camelinvokeai.embedded.auth.Accounts;
import io.github.camelinvokeai.embedded.auth.Refused;
import io.github.camelinvokeai.embedded.auth.User;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers whatever is no socket. */
final class ApiServlet extends HttpServlet {

    /** The attribute of a request whose connection is to be closed after the answer. */
    static final String CLOSE = ApiServlet.class.getName() + ".close";

    static final String MEDIA_COOKIE = "invokeai_media_token";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);
    private static final HttpFaults.Fault NO_FAULT = new HttpFaults.Fault(Duration.ZERO, null, false);
    private static final String FAULT = ApiServlet.class.getName() + ".fault";
    private static final String RENEWED = "X-Refreshed-Token";
    private static final String BEARER = "Bearer ";
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> NEVER_RENEWING
            = Set.of("/api/v1/auth/login", "/api/v1/auth/logout", "/api/v1/auth/media-cookie");

    private final transient Router router;
    private final transient Accounts accounts;
    private final transient HttpFaults faults;
    private final transient ScheduledExecutorService timer;
    private final transient Sockets sockets;

    ApiServlet(Router router, Accounts accounts, HttpFaults faults, ScheduledExecutorService timer, Sockets sockets) {
        this.router = router;
        this.accounts = accounts;
        this.faults = faults;
        this.timer = timer;
        this.sockets = sockets;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = HttpCall.path(request);
        HttpFaults.Fault waited = (HttpFaults.Fault) request.getAttribute(FAULT);
        HttpFaults.Fault fault = waited == null ? faults.next(request.getMethod(), path).orElse(NO_FAULT) : waited;
        if (waited == null && !fault.delay().isZero()) {
            request.setAttribute(FAULT, fault);
            wait(request, fault.delay());
            return;
        }
        ApiAnswer answer = fault.answer() == null ? answer(request, path) : fault.answer();
        sockets.settle();
        if (fault.lost()) {
            ServletContextRequest.getServletContextRequest(request).getConnectionMetaData().getConnection().getEndPoint()
                    .close();
            return;
        }
        send(answer, request, response);
    }

    private void wait(HttpServletRequest request, Duration time) {
        AsyncContext waiting = request.startAsync();
        waiting.setTimeout(0);
        ScheduledFuture<?> turn = timer.schedule(() -> waiting.dispatch(), time.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debug("A request is answered in {} ms", turn.getDelay(TimeUnit.MILLISECONDS));
    }

    private ApiAnswer answer(HttpServletRequest request, String path) {
        Optional<Router.Match> match = router.find(request.getMethod(), path);
        if (match.isEmpty()) {
            return Set.of("GET", "HEAD").contains(request.getMethod())
                    ? WebPage.answer() : ApiFault.of(405, "Method Not Allowed").answer();
        }
        try {
            User user = admitted(request, match.get().access());
            return renewing(request, path, match.get().answer(new HttpCall(request, user, match.get().values())));
        } catch (Refused refused) {
            ApiAnswer answer = ApiFault.of(refused.status(), refused.detail()).answer();
            return refused.challenging() ? answer.withHeader("www-authenticate", "Bearer") : answer;
        } catch (ApiFault expected) {
            return expected.answer();
        } catch (RuntimeException | Error e) {
            LOG.error("{} {} could not be answered", request.getMethod(), path, e);
            return ApiFault.unexpected().answer();
        }
    }

    private User admitted(HttpServletRequest request, Access access) {
        String token = bearer(request);
        if (access == Access.ANYONE) {
            return User.SYSTEM;
        }
        User user = switch (access) {
            case ACCOUNT, ACCOUNT_ADMINISTRATOR -> accounts.accountUserOf(token);
            case MEDIA -> accounts.userOf(token == null ? cookie(request) : token);
            default -> accounts.userOf(token);
        };
        if ((access == Access.ADMINISTRATOR || access == Access.ACCOUNT_ADMINISTRATOR) && !user.admin()) {
            throw Refused.forbidden("Admin privileges required");
        }
        return user;
    }

    private static String bearer(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip() : null;
    }

    private static String cookie(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(MEDIA_COOKIE)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    private ApiAnswer renewing(HttpServletRequest request, String path, ApiAnswer answer) {
        String token = bearer(request);
        if (token == null || answer.status() >= 400 || !CHANGING.contains(request.getMethod())
                || NEVER_RENEWING.contains(path)) {
            return answer;
        }
        if (answer.headers().containsKey(RENEWED)) {
            return answer;
        }
        return accounts.renewed(token).map(renewed -> answer.withHeader(RENEWED, renewed)).orElse(answer);
    }

    private static void send(ApiAnswer answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        boolean page = request.getMethod().equals("HEAD");
        if (answer.contentType() != null) {
            response.setHeader("content-type", answer.contentType());
        }
        if (answer.status() >= 500 && answer.contentType() != null && answer.contentType().startsWith("text/plain")) {
            request.setAttribute(CLOSE, true);
        }
        if (answer.body().length > 0) {
            response.setHeader("vary", "Accept-Encoding");
        }
        if (!page && compresses(answer, request)) {
            response.setHeader("content-encoding", "gzip");
            // Sends in pieces, so that no length is told, as from the real server.
            response.flushBuffer();
            try (OutputStream out = new GZIPOutputStream(response.getOutputStream())) {
                out.write(answer.body());
            }
            return;
        }
        if (answer.status() != 204) {
            response.setContentLength(answer.body().length);
        }
        if (!page) {
            response.getOutputStream().write(answer.body());
        }
    }

    private static boolean compresses(ApiAnswer answer, HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        String type = answer.contentType();
        return accepted != null && accepted.contains("gzip") && answer.body().length > 0 && type != null
                && (type.startsWith("text/") || type.startsWith("application/json"));
    }

}
