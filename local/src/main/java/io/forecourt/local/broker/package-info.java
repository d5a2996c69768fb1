/** What runs inside the broker's own JVM. */
@NullMarked
package io.forecourt.local.broker;

import org.jspecify.annotations.NullMarked;
