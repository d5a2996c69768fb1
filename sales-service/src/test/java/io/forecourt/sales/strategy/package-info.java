@NullMarked
package io.forecourt.sales.strategy;

import org.jspecify.annotations.NullMarked;
