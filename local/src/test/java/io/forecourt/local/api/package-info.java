@NullMarked
package io.forecourt.local.api;

import org.jspecify.annotations.NullMarked;
