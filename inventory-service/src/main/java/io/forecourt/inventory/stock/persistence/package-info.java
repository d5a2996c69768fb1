/** The claims of orders on cars. */
@NullMarked
package io.forecourt.inventory.stock.persistence;

import org.jspecify.annotations.NullMarked;
