package io.github.camelinvokeai.embedded;

import java.util.List;

/** A graph has no node, or several, of what was asked for. */
public final class NoSuchNodeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    NoSuchNodeException(String idOrType, int ofType, List<String> nodes) {
        super((ofType == 0
                ? "No node has the id or the type '" + idOrType + "'"
                : ofType + " nodes have the type '" + idOrType + "'; say which by its id")
              + ". The graph has " + String.join(", ", nodes));
    }
}
