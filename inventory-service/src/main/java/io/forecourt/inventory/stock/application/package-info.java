/** Cars come in, are held, allocated and freed; orders wait in their queue. */
@NullMarked
package io.forecourt.inventory.stock.application;

import org.jspecify.annotations.NullMarked;
