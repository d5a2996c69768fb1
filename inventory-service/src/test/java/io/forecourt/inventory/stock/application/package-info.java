@NullMarked
package io.forecourt.inventory.stock.application;

import org.jspecify.annotations.NullMarked;
