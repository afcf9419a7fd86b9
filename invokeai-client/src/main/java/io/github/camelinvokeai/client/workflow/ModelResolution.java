package io.github.camelinvokeai.client.workflow;

/**
 * How far the search for an installed model may go when a workflow comes from another installation. Keys differ between
 * installations, so a model is always looked for by its key, then by its hash, then by name, base and type together.
 */
public enum ModelResolution {

    /** Only the same model will do: key, hash, or name with base and type. The default. */
    IDENTITY,

    /**
     * Where that model is not installed, another one of the same base and type is taken: the first by name of those
     * that fit the field. Also for a required model that the workflow leaves open, by the bases and types that the
     * field takes, unless models of several bases would fit. A model that the caller names by its key or name alone is
     * never replaced: it says neither base nor type, and may be misspelt. Types are never crossed.
     */
    BY_BASE_AND_TYPE
}
