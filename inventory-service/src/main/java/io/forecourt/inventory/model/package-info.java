/** The catalogue of models with the guide price of the maker. */
@NullMarked
package io.forecourt.inventory.model;

import org.jspecify.annotations.NullMarked;
