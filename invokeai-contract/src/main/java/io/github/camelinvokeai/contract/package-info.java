/**
 * The contract suite: what the client needs of a server, as tests that run against any InvokeAI whose address they are
 * given. They use the public API of the client only, so that the same classes also judge another server. See
 * {@code docs/contract-suite.md}.
 */
package io.github.camelinvokeai.contract;
