/** The values of generator nodes, which InvokeAI's UI works out before it sends a batch. */
package io.github.camelinvokeai.client.batch;
