/** One client for each server, identity and way to get there, built with what camel-http offers and shared. */
package io.github.camelinvokeai.component.connection;
