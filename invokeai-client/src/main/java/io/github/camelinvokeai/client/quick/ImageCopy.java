package io.github.camelinvokeai.client.quick;

import java.util.Objects;

import io.github.camelinvokeai.client.http.ContentStream;
import io.github.camelinvokeai.client.image.ImageCategory;
import io.github.camelinvokeai.client.image.ImageInfo;
import io.github.camelinvokeai.client.image.ImageRepository;
import io.github.camelinvokeai.client.image.ImageSize;
import io.github.camelinvokeai.client.image.ImageSource;
import io.github.camelinvokeai.client.image.UploadOptions;
import io.github.camelinvokeai.client.workflow.ValueResolver;

/** Copies a picture by streaming it from the server and back to it. */
final class ImageCopy {

    private final ImageRepository images;
    private final ValueResolver resolver;

    ImageCopy(ImageRepository images, ValueResolver resolver) {
        this.images = images;
        this.resolver = resolver;
    }

    ImageInfo copy(String imageName, String board, boolean createBoard) {
        Objects.requireNonNull(board, "board");
        // Looked at first, so that no board is made for a picture that is not there.
        ImageInfo original = images.get(imageName);
        String boardId = BoardChoice.find(resolver, board, createBoard).orElse(null);
        // Metadata, workflow and graph travel in the PNG: the server has written them into it and reads them from it.
        UploadOptions options = UploadOptions.defaults().withCategory(category(original.category())).withBoardId(boardId);
        try (ContentStream content = images.open(imageName, ImageSize.FULL)) {
            return images.upload(ImageSource.of(content), options);
        }
    }

    /** Words of newer servers are filed under "other". */
    private static ImageCategory category(String word) {
        for (ImageCategory category : ImageCategory.values()) {
            if (category.word().equals(word)) {
                return category;
            }
        }
        return ImageCategory.OTHER;
    }
}
