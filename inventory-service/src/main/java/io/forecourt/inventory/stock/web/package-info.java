/** Stock, holds and the queue over HTTP. */
@NullMarked
package io.forecourt.inventory.stock.web;

import org.jspecify.annotations.NullMarked;
