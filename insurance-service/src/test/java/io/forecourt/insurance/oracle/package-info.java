/** The premium a second time, in SQL. */
@NullMarked
package io.forecourt.insurance.oracle;

import org.jspecify.annotations.NullMarked;
