@NullMarked
package io.forecourt.sales;

import org.jspecify.annotations.NullMarked;
