/** The cars that customers own or drive now. */
@NullMarked
package io.forecourt.crm.vehicle;

import org.jspecify.annotations.NullMarked;
