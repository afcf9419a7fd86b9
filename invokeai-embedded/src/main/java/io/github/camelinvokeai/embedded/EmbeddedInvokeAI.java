package io.github.camelinvokeai.embedded;

/** placeholder so that the module compiles; replaced by the assembly. */
final class EmbeddedInvokeAI {
    private EmbeddedInvokeAI() {
    }
}
