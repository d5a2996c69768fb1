@NullMarked
package io.forecourt.inventory;

import org.jspecify.annotations.NullMarked;
