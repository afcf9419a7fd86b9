package io.github.camelinvokeai.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.camelinvokeai.embedded.model.InstalledModel;
import io.github.camelinvokeai.embedded.model.ModelStore;

/**
 * What a server is to be like.
 *
 * @param port        0 for any that is free
 * @param basePath    empty for none
 * @param email       of the administrator, null for a server without logins
 * @param password    of the administrator
 * @param imageFolder null for memory only
 */
record Options(
        int port, String basePath, String email, String password, int maxQueueSize, Duration timePerStep, Path imageFolder,
        List<InstalledModel> models) {

    Options {
        models = List.copyOf(models);
    }

    static Options defaults() {
        return new Options(0, "", null, null, 10_000, Duration.ZERO, null, ModelStore.DEFAULTS);
    }

    boolean multiUser() {
        return email != null;
    }

    Options withPort(int changed) {
        return new Options(changed, basePath, email, password, maxQueueSize, timePerStep, imageFolder, models);
    }

    Options withBasePath(String changed) {
        return new Options(port, changed, email, password, maxQueueSize, timePerStep, imageFolder, models);
    }

    Options withAdministrator(String changedEmail, String changedPassword) {
        return new Options(port, basePath, changedEmail, changedPassword, maxQueueSize, timePerStep, imageFolder, models);
    }

    Options withMaxQueueSize(int changed) {
        return new Options(port, basePath, email, password, changed, timePerStep, imageFolder, models);
    }

    Options withTimePerStep(Duration changed) {
        return new Options(port, basePath, email, password, maxQueueSize, changed, imageFolder, models);
    }

    Options withImageFolder(Path changed) {
        return new Options(port, basePath, email, password, maxQueueSize, timePerStep, changed, models);
    }

    Options withModels(List<InstalledModel> changed) {
        return new Options(port, basePath, email, password, maxQueueSize, timePerStep, imageFolder, changed);
    }

    // The password stays out of logs and messages.
    @Override
    public String toString() {
        return "server on port " + port + (basePath.isEmpty() ? "" : " below " + basePath)
               + (multiUser() ? " with logins" : "") + ", at most " + maxQueueSize + " jobs waiting";
    }
}
