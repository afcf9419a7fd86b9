package io.github.camelinvokeai.embedded.image;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps pictures as long as the server runs, and leaves nothing behind. Thread-safe. */
final class ImageMemory implements ImageFiles {

    private final Map<String, byte[]> full = new ConcurrentHashMap<>();
    private final Map<String, byte[]> thumbnails = new ConcurrentHashMap<>();

    @Override
    public void save(String name, byte[] fullSize, byte[] thumbnail) {
        full.put(name, fullSize);
        thumbnails.put(name, thumbnail);
    }

    @Override
    public Optional<byte[]> full(String name) {
        return Optional.ofNullable(full.get(name));
    }

    @Override
    public Optional<byte[]> thumbnail(String name) {
        return Optional.ofNullable(thumbnails.get(name));
    }

    @Override
    public void delete(String name) {
        full.remove(name);
        thumbnails.remove(name);
    }
}
