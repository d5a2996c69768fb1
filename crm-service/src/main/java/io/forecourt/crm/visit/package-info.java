/**
 * Visits to the showroom: one call registers the person, the visit and the lead, and finds a
 * consultant.
 */
@NullMarked
package io.forecourt.crm.visit;

import org.jspecify.annotations.NullMarked;
