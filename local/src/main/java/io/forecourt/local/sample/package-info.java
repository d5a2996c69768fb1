/**
 * The believable group that a new database starts with: cars, customers and open leads, made
 * through the services.
 */
@NullMarked
package io.forecourt.local.sample;

import org.jspecify.annotations.NullMarked;
