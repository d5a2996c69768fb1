/**
 * Lists as files: every list of the API is had as CSV or as a workbook, too, by the media type that
 * is asked for. What is seen, and how it is masked, is decided by the list itself.
 */
@NullMarked
package io.forecourt.platform.export;

import org.jspecify.annotations.NullMarked;
