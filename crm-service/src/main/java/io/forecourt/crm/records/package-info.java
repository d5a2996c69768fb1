/** Every record of a customer in whatever table of this service, for what concerns them all. */
@NullMarked
package io.forecourt.crm.records;

import org.jspecify.annotations.NullMarked;
