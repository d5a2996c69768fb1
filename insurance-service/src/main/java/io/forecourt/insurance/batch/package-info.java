/**
 * Many premiums at once, stored with every intermediate value: what a renewal season begins with.
 */
@NullMarked
package io.forecourt.insurance.batch;

import org.jspecify.annotations.NullMarked;
