/** What stock does when sales tells of an order, or a hold ends. */
@NullMarked
package io.forecourt.inventory.stock.messaging;

import org.jspecify.annotations.NullMarked;
