package io.github.camelinvokeai.embedded.web;

/** Answers one kind of call. Called by many threads at once. */
@FunctionalInterface
public interface ApiHandler {

    /**
     * Answers.
     *
     * @throws ApiFault for what InvokeAI answers with an error
     */
    ApiAnswer handle(ApiRequest request);
}
