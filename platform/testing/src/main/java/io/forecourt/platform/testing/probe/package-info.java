/** Attacks on every operation of an OpenAPI document, over plain HTTP. */
@NullMarked
package io.forecourt.platform.testing.probe;

import org.jspecify.annotations.NullMarked;
