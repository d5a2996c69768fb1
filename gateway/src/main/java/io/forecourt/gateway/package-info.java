@NullMarked
package io.forecourt.gateway;

import org.jspecify.annotations.NullMarked;
