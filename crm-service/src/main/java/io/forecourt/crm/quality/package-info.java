/** Samples of the contacts that staff had with customers, scored against check-lists. */
@NullMarked
package io.forecourt.crm.quality;

import org.jspecify.annotations.NullMarked;
