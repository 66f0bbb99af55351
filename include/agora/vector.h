// AGORA_VECTOR before a loop over plain arrays lets it be compiled for wide registers as well; the machine that runs it
// decides, and the results are the same bits, since no operation is contracted or reordered.
#pragma once

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__) && \
    !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define AGORA_VECTOR __attribute__((target_clones("arch=x86-64-v4", "avx2", "default")))
#else
#define AGORA_VECTOR
#endif
