/** How well customers' files are kept: the report, and the year that is closed. */
@NullMarked
package io.forecourt.crm.archive;

import org.jspecify.annotations.NullMarked;
