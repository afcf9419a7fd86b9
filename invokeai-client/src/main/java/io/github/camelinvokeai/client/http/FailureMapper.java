package io.github.camelinvokeai.client.http;

import java.util.Optional;

import io.github.camelinvokeai.client.error.InvokeAIException;

/** Lets a caller give an error answer a more telling exception than its status alone calls for. */
@FunctionalInterface
public interface FailureMapper {

    /** The exception to throw, or empty for the usual one of that status. */
    Optional<InvokeAIException> map(ErrorAnswer answer);

    /** The mapper that leaves everything to the usual exceptions. */
    static FailureMapper none() {
        return answer -> Optional.empty();
    }
}
