package io.github.camelinvokeai.embedded.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.event.Audience;
import io.github.camelinvokeai.embedded.event.EventSink;
import io.github.camelinvokeai.embedded.event.ServerEvent;
import io.github.camelinvokeai.embedded.web.ApiAnswer;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.ApiFields;
import io.github.camelinvokeai.embedded.web.ApiRequest;
import io.github.camelinvokeai.embedded.web.ApiRoutes;
import io.github.camelinvokeai.embedded.web.Router;

/** Many pictures in one archive, which is made at once and given away once. */
final class BulkDownloadRoutes implements ApiRoutes {

    private static final String DOWNLOADS = ImageRoutes.IMAGES + "/download";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ImageStore images;
    private final BoardRules boards;
    private final ImageAccess access;
    private final EventSink events;
    private final Map<String, Archive> ready = new ConcurrentHashMap<>();

    BulkDownloadRoutes(ImageStore images, BoardRules boards, ImageAccess access, EventSink events) {
        this.images = images;
        this.boards = boards;
        this.access = access;
        this.events = events;
    }

    @Override
    public void addTo(Router router) {
        router.on("POST", DOWNLOADS, this::make).on("GET", DOWNLOADS + "/{name}", this::take);
    }

    private ApiAnswer make(ApiRequest request) {
        ApiFields body = ApiFields.body(request);
        List<String> names = body.has("image_names") ? body.texts("image_names", ImageListRoutes.MOST_NAMES) : List.of();
        String board = body.text("board_id").orElse(null);
        body.check();
        if (names.isEmpty() && board == null) {
            throw ApiFault.of(400, "No images or board id specified.");
        }
        access.assertBoard(board, request.user());
        names.forEach(name -> access.assertRead(name, request.user()));
        String id = board == null ? UUID.randomUUID().toString() : prefix(board) + "_" + UUID.randomUUID();
        pack(id, board == null ? names : images.onBoard(board), request.user());
        return ApiAnswer.json(202, NODES.objectNode().putNull("response").put("bulk_download_item_name", id + ".zip"));
    }

    private String prefix(String board) {
        if (board.equals(ImageFilter.NO_BOARD)) {
            return "Uncategorized";
        }
        return boards.name(board).orElseThrow(ApiFault::unexpected).codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '_' || c == '-')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()
                .stripTrailing();
    }

    private void pack(String id, List<String> names, User user) {
        tell("bulk_download_started", id, user, null);
        List<ImageRecord> found = new ArrayList<>();
        names.forEach(name -> images.record(name).ifPresent(found::add));
        if (found.size() < names.size()) {
            tell("bulk_download_error", id, user, "Image record not found");
            return;
        }
        ready.put(id + ".zip", new Archive(user.id(), zip(found)));
        tell("bulk_download_complete", id, user, null);
    }

    private byte[] zip(List<ImageRecord> found) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (ImageRecord image : found) {
                zip.putNextEntry(new ZipEntry(image.about().category() + "/" + image.name()));
                zip.write(images.full(image.name()).orElse(new byte[0]));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void tell(String event, String id, User user, String error) {
        ObjectNode payload = NODES.objectNode().put("timestamp", Instant.now().getEpochSecond())
                .put("bulk_download_id", "default").put("bulk_download_item_id", id)
                .put("bulk_download_item_name", id + ".zip").put("user_id", user.id());
        if (error != null) {
            payload.put("error", error);
        }
        events.emit(new ServerEvent(event, payload, new Audience.Owner(user.id(), false)));
    }

    private ApiAnswer take(ApiRequest request) {
        String name = request.pathValue("name");
        Archive archive = ready.get(name);
        if (archive == null) {
            throw ApiFault.notFound("Not Found");
        }
        if (!request.user().admin() && !archive.owner.equals(request.user().id())) {
            throw ApiFault.of(403, "Not authorized to access this download");
        }
        ready.remove(name);
        return ApiAnswer.bytes("application/zip", archive.content).withHeader("Accept-Ranges", "bytes")
                .withHeader("Content-Disposition", "inline; filename=\"" + name + "\"")
                .withHeader("Cache-Control", "max-age=31536000");
    }

    private static final class Archive {

        private final String owner;
        private final byte[] content;

        Archive(String owner, byte[] content) {
            this.owner = owner;
            this.content = content;
        }
    }
}
