/** Vehicles by VIN, their holds, allocation, inspection and papers, and the catalogue of models. */
@NullMarked
package io.forecourt.inventory;

import org.jspecify.annotations.NullMarked;
