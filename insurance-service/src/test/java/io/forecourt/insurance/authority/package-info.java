@NullMarked
package io.forecourt.insurance.authority;

import org.jspecify.annotations.NullMarked;
