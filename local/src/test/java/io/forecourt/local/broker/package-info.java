@NullMarked
package io.forecourt.local.broker;

import org.jspecify.annotations.NullMarked;
