@NullMarked
package io.forecourt.sales.budget;

import org.jspecify.annotations.NullMarked;
