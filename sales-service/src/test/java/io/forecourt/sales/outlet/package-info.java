@NullMarked
package io.forecourt.sales.outlet;

import org.jspecify.annotations.NullMarked;
