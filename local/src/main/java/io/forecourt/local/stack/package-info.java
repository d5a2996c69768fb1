/**
 * Database, broker, services and gateway as processes of this machine, and who keeps them alive.
 */
@NullMarked
package io.forecourt.local.stack;

import org.jspecify.annotations.NullMarked;
