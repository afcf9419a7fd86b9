package io.github.camelinvokeai.embedded.web;

/** A part of the API. */
public interface ApiRoutes {

    /** Adds its calls. */
    void addTo(Router router);
}
