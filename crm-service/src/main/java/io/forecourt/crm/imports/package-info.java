/**
 * Leads from lists: CSV or XLSX, tried or taken in, row by row with reasons, each once, and undone
 * as a batch.
 */
@NullMarked
package io.forecourt.crm.imports;

import org.jspecify.annotations.NullMarked;
