@NullMarked
package io.forecourt.hr.store;

import org.jspecify.annotations.NullMarked;
