package io.github.camelinvokeai.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.camelinvokeai.embedded.app.AppRoutes;
import io.github.camelinvokeai.embedded.app.RuntimeConfig;
import io.github.camelinvokeai.embedded.auth.Account;
import io.github.camelinvokeai.embedded.auth.Accounts;
import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.board.BoardImageRoutes;
import io.github.camelinvokeai.embedded.board.BoardRoutes;
import io.github.camelinvokeai.embedded.board.BoardStore;
import io.github.camelinvokeai.embedded.image.ImageRoutes;
import io.github.camelinvokeai.embedded.image.ImageStore;
import io.github.camelinvokeai.embedded.library.LibraryRoutes;
import io.github.camelinvokeai.embedded.library.WorkflowStore;
import io.github.camelinvokeai.embedded.login.LoginRoutes;
import io.github.camelinvokeai.embedded.login.UserRoutes;
import io.github.camelinvokeai.embedded.model.ModelRoutes;
import io.github.camelinvokeai.embedded.model.ModelStore;
import io.github.camelinvokeai.embedded.node.NodeRegistry;
import io.github.camelinvokeai.embedded.queue.InvocationCache;
import io.github.camelinvokeai.embedded.queue.JobQueue;
import io.github.camelinvokeai.embedded.queue.Script;
import io.github.camelinvokeai.embedded.queue.Workshop;
import io.github.camelinvokeai.embedded.web.ApiRoutes;
import io.github.camelinvokeai.embedded.web.Router;
import io.github.camelinvokeai.embedded.web.WebServer;

/** The one place where rooms are made and brought together. */
final class Assembly implements AutoCloseable {

    private final Batches batches = new Batches();
    private final Script script = new Script(batches::accepted);
    private final Router router = new Router();
    private WebServer web;
    private JobQueue queue;
    private Supplier<Optional<String>> token = Optional::empty;
    // What was opened last is closed first.
    private final Deque<Runnable> closing = new ArrayDeque<>();

    private Assembly() {
    }

    static Assembly started(Options options) {
        Assembly assembly = new Assembly();
        try {
            assembly.start(options);
            return assembly;
        } catch (Throwable e) {
            try {
                assembly.close();
            } catch (RuntimeException | Error second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private void start(Options options) {
        Accounts accounts = options.multiUser()
                ? Accounts.withAdministrator(options.email(), options.password()) : Accounts.none();
        if (options.multiUser()) {
            token = () -> Optional.of(accounts.login(options.email(), options.password(), false).token());
        }
        web = new WebServer(options.port(), options.basePath(), accounts);
        closing.push(web::close);
        BoardStore boards = new BoardStore();
        ImageStore images = options.imageFolder() == null
                ? ImageStore.inMemory(boards) : ImageStore.in(options.imageFolder(), boards);
        ModelStore models = new ModelStore(options.models());
        InvocationCache cache = new InvocationCache();
        images.onDelete(cache::imageDeleted);
        Workshop workshop = new Workshop(new NodeRegistry(), images, models::find, options.timePerStep());
        queue = new JobQueue(options.maxQueueSize(), workshop, cache, script, web.events());
        closing.push(queue::close);
        WorkflowStore library = new WorkflowStore();
        List<ApiRoutes> rooms = List.of(
                new AppRoutes(
                        new RuntimeConfig(
                                web::port, options.basePath(), options.maxQueueSize(), options.multiUser())),
                new LoginRoutes(accounts), new UserRoutes(accounts),
                new ImageRoutes(images, boards, options.multiUser(), web.events()),
                new BoardRoutes(boards, images, id -> userName(accounts, id)),
                new BoardImageRoutes(boards, images), new ModelRoutes(models),
                new LibraryRoutes(library, options.multiUser()), queue, cache);
        rooms.forEach(room -> room.addTo(router));
        web.start(router);
        queue.start();
    }

    private static Optional<String> userName(Accounts accounts, String id) {
        return id.equals(User.SYSTEM.id())
                ? Optional.of(User.SYSTEM.name())
                : accounts.find(id).map(Account::name);
    }

    WebServer web() {
        return web;
    }

    /** All calls of the API. */
    Router router() {
        return router;
    }

    Batches batches() {
        return batches;
    }

    /** A new login of the administrator; empty if nobody needs to log in. */
    Optional<String> token() {
        return token.get();
    }

    JobQueue queue() {
        return queue;
    }

    Script script() {
        return script;
    }

    @Override
    public synchronized void close() {
        batches.close();
        Throwable first = null;
        while (!closing.isEmpty()) {
            try {
                closing.pop().run();
            } catch (RuntimeException | Error e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException failure) {
            throw failure;
        }
    }
}
