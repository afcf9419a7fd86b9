package io.github.camelinvokeai.embedded.image;

import java.util.Optional;

/** Keeps the bytes of pictures and thumbnails. Thread-safe. */
interface ImageFiles {

    void save(String name, byte[] full, byte[] thumbnail);

    Optional<byte[]> full(String name);

    Optional<byte[]> thumbnail(String name);

    void delete(String name);
}
