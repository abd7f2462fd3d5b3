/**
 * The keys of a service.
 *
 * https://github.com/compose-spec/compose-spec/blob/170098ba07d9f53c383a41bfd4c5166b0a4529a6/schema/compose-spec.json
 */
const known = new Set(
  [
    "annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent command configs container_name cpu_count",
    "cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset credential_spec depends_on deploy",
    "develop device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint env_file environment expose extends",
    "external_links extra_hosts gpus group_add healthcheck hostname image init ipc isolation label_file labels links logging",
    "mac_address mem_limit mem_reservation mem_swappiness memswap_limit models network_mode networks oom_kill_disable",
    "oom_score_adj pid pids_limit platform ports post_start pre_start pre_stop privileged profiles provider pull_policy",
    "pull_refresh_after read_only restart runtime scale secrets security_opt shm_size stdin_open stop_grace_period stop_signal",
    "storage_opt sysctls tmpfs tty ulimits use_api_socket user userns_mode uts volumes volumes_from working_dir",
  ].flatMap((line) => line.split(" ")),
);

/** The keys of a service that Compose does not know, as misspelt ones. */
export const strayKeys = (service: object): string[] =>
  Object.keys(service).filter((key) => !known.has(key) && !key.startsWith("x-"));
