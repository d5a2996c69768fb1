@NullMarked
package io.forecourt.insurance.commission;

import org.jspecify.annotations.NullMarked;
