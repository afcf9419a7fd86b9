/** The Camel component: translates URIs, messages and exchanges to calls of the plain client and back. */
package io.github.camelinvokeai.component;
